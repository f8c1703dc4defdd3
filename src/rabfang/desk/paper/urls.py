"""Addresses of paper, below `/desk/`."""

from django.urls import path

from rabfang.desk.paper import ending, files, intake, lists

paper = [
    path("paper", lists.papers, name="papers"),
    path("paper/new", lists.new, name="paper_new"),
    path("paper/<int:pk>", intake.paper, name="paper"),
    path("paper/<int:pk>/aside", ending.aside, name="paper_aside"),
    path("paper/<int:pk>/again", ending.again, name="paper_again"),
    path("paper/<int:pk>/progress", files.progress, name="paper_progress"),
    path("paper/<int:pk>/pages/<int:page>.jpg", files.picture, name="paper_picture"),
    path("paper/<int:pk>/pages/<int:page>", files.source, name="paper_source"),
]

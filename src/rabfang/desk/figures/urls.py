"""Addresses of figures at the desk."""

from django.urls import path

from rabfang.desk.figures.cases import figure_cases
from rabfang.desk.figures.pages import figures as board

figures = [
    path("figures", board, name="figures"),
    path("figures/cases", figure_cases, name="figure_cases"),
]

"""Addresses of the watch."""

from django.urls import path

from rabfang.desk.watch import calls, channels, listening, reviews

watch = [
    path("channels", channels.channels, name="channels"),
    path("channels/<slug:key>", channels.channel, name="channel"),
    path("channels/<slug:key>/check", channels.check, name="channel_check"),
    path("listening", listening.listening, name="listening"),
    path("satisfaction", reviews.reviews, name="satisfaction"),
    path("satisfaction/calls", calls.calls, name="satisfaction_calls"),
    path("satisfaction/calls/<int:pk>", calls.unanswered, name="satisfaction_unanswered"),
    path("satisfaction/changes/new", reviews.new, name="channel_change_new"),
    path("satisfaction/changes/<int:pk>", reviews.edit, name="channel_change_edit"),
]

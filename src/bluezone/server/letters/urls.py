"""Addresses of letters."""

from django.urls import path

from bluezone.server.letters import views

urlpatterns = [
    path("letters/", views.letter_list, name="letters"),
    path("letters/<str:stem>/", views.letter, name="letter"),
    path("letters/<str:stem>/<str:name>", views.letter_file, name="letter-file"),
]

"""Addresses of guidance: where it is edited, and what everybody sees."""

from django.urls import path, re_path

from bluezone.server.rollout import guidance_views as views

_LANGUAGE = r"(?P<language>vi|en)"
_PAGE = r"^guide/(?P<slug>[-\w]+)"

urlpatterns = [
    path("rollout/<slug:code>/<str:unit>/guidance/", views.edit, name="guidance-edit"),
    path("guide/<slug:slug>/", views.guide, name="guide"),
    re_path(rf"{_PAGE}/{_LANGUAGE}/$", views.guide, name="guide-in"),
    re_path(rf"{_PAGE}/{_LANGUAGE}/frame/$", views.frame, name="guide-frame"),
    re_path(rf"{_PAGE}/{_LANGUAGE}/(?P<paper>leaflet|poster)\.pdf$", views.paper, name="guide-paper"),
]

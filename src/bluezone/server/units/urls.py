"""Addresses of units, grants, invitations and tokens."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses of paper pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

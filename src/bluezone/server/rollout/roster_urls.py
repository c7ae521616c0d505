"""Addresses of roster pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

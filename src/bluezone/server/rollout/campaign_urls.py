"""Addresses of campaign pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses of receiving pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

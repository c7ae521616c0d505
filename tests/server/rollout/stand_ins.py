"""The site's addresses with stand-ins for parts of the work that are not there yet."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from bluezone.server import urls

handler404, handler500 = urls.handler404, urls.handler500


def nothing(request: HttpRequest, **words: object) -> HttpResponse:
    """Answer with an empty page."""
    return HttpResponse()


_AT = "rollout/<slug:code>/<str:unit>"
urlpatterns = [
    *urls.urlpatterns,
    path(f"{_AT}/roster/", nothing, name="roster"),
    path(f"{_AT}/tick/", nothing, name="tick"),
    path(f"{_AT}/receiving/", nothing, name="receiving"),
    path(f"{_AT}/guidance/", nothing, name="guidance-edit"),
    path("papers/<str:unit>/in/", nothing, name="papers-in"),
    path("papers/<str:unit>/drafts/<int:number>/", nothing, name="draft"),
]

"""The page as an application: static files, and several phones in one process."""

from starlette.applications import Starlette
from starlette.routing import Mount

from bluezone.phone.face import app as face
from tests.phone.face.asking import Asking
from tests.phone.face.scene import lived_in_agent, new_agent

HERE = "http://127.0.0.1:8080"


def test_style_script_and_font_are_served() -> None:
    visitor = Asking(face.app(new_agent()), base_url=HERE)

    for name in ("face.css", "face.js", "icon.svg", "font/BeVietnamPro-Regular.ttf", "font/BeVietnamPro-SemiBold.ttf"):
        assert visitor.get(f"/static/{name}").status_code == 200
    assert visitor.get("/static/../texts.py").status_code == 404


def test_several_phones_live_below_several_paths() -> None:
    routes = [Mount("/anh", face.app(lived_in_agent())), Mount("/binh", face.app(new_agent()))]
    visitor = Asking(Starlette(routes=routes), base_url=HERE)

    anh, binh = visitor.get("/anh/alerts").text, visitor.get("/binh/alerts").text

    assert 'href="/anh/alerts/1"' in anh
    assert 'href="/binh/settings"' in binh
    assert "/alerts/1" not in binh
    assert visitor.get("/anh/static/face.css").status_code == 200
    assert 'href="/anh/static/face.css"' in anh

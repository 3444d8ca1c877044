"""Spans of requests by OpenTelemetry, where an address to send them to is set.

A span holds method, route, status, request id and time, by the names of OpenTelemetry's conventions. The
ready-made instrumentation of Flask is not used: it sends the query string, which may name an embargoed title.
The libraries are loaded on demand: without tracing they would cost every start half a second.
"""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, g, request

from service import __version__

_UNTRACED = frozenset(
    {"operations.get_health", "operations.get_readiness", "operations.get_metrics", "page.get_static"}
)


def trace_requests(app: Flask, address: str) -> None:
    """Send a span of each request of `app` to a collector, as OTLP over HTTP, in batches."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor
    from opentelemetry.trace import SpanKind, Status, StatusCode
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    resource = Resource.create({"service.name": "countercheck", "service.version": __version__})
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=address)))
    tracer, propagator = provider.get_tracer("countercheck"), TraceContextTextMapPropagator()

    def begin() -> None:
        if request.url_rule is None or request.endpoint in _UNTRACED:
            return
        method, route = request.method, request.url_rule.rule
        g.span = tracer.start_span(
            f"{method} {route}",
            context=propagator.extract(request.headers),
            kind=SpanKind.SERVER,
            attributes={"http.request.method": method, "http.route": route, "request.id": g.request_id},
        )

    def finish(response: Response) -> Response:
        if "span" in g:
            g.span.set_attribute("http.response.status_code", response.status_code)
            if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                g.span.set_status(Status(StatusCode.ERROR))
        return response

    def end(_: BaseException | None) -> None:
        if "span" in g:
            g.span.end()

    app.before_request(begin)
    app.after_request(finish)
    app.teardown_request(end)

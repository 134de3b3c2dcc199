"""Entities, linked data and networks, read back by the tools that they are made for."""

import io
import json
import warnings

import networkx
import pytest
import rdflib
from pyld import jsonld

from tests.exports.conftest import TALKS, Export, report_id

SCHEMA = rdflib.Namespace("https://schema.org/")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")

# Properties of FollowTheMoney 4 that the export uses, by schema.
THING = {"name", "alias", "country", "notes", "keywords", "publisher", "sourceUrl", "proof"}
FTM = {
    "Person": THING | {"position"},
    "PublicBody": THING,
    "Organization": THING,
    "LegalEntity": THING,
    "Article": THING | {"title", "publishedAt", "language"},
    "Event": THING | {"date", "startDate", "endDate", "location", "involved", "organizer", "recordId"},
}


def entities(written: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in written.splitlines()]


def test_entities_are_of_known_schemas(export: Export) -> None:
    found = entities(export("ftm"))
    known = {one["id"] for one in found}
    assert {one["schema"] for one in found} == {
        "Person",
        "PublicBody",
        "Organization",
        "LegalEntity",
        "Article",
        "Event",
    }
    for one in found:
        properties = one["properties"]
        assert isinstance(properties, dict)
        assert properties.keys() <= FTM[str(one["schema"])]
        for name in ("involved", "organizer", "proof"):
            assert set(properties.get(name, ())) <= known


def test_events_name_their_sentences(export: Export) -> None:
    [fine] = [one for one in entities(export("ftm", "events", type="SANCTION")) if one["schema"] == "Event"]
    assert fine["properties"] == fine["properties"] | {  # type: ignore[operator]
        "date": ["2019-05-01"],
        "country": ["ch", "no"],
        "proof": [f"verbale-report-{report_id('fine')}"],
        "notes": [f"{report_id('fine')}:0-35 Switzerland fined a Norwegian bank."],
    }


def test_followthemoney_takes_every_entity_as_it_is(export: Export) -> None:
    model = pytest.importorskip("followthemoney").model
    for one in entities(export("ftm")):
        proxy = model.get_proxy(one, cleaned=False)
        assert proxy.schema.name == one["schema"]
        assert {name: sorted(told) for name, told in proxy.to_dict()["properties"].items()} == {
            name: sorted(told)
            for name, told in one["properties"].items()  # type: ignore[attr-defined]
        }


def graph(written: bytes) -> rdflib.Graph:
    with warnings.catch_warnings():  # the parser uses a class that its own library calls old
        warnings.simplefilter("ignore", DeprecationWarning)
        return rdflib.Graph().parse(io.BytesIO(written), format="json-ld")


def test_linked_data_leads_from_a_contact_to_the_words(export: Export) -> None:
    read = graph(export("jsonld", licence="https://creativecommons.org/publicdomain/zero/1.0/"))
    [talks] = {
        event for event in read.subjects(rdflib.RDF.type, SCHEMA.Event)
        if str(read.value(event, SCHEMA.startDate)) == "2019-03-04"
    }  # fmt: skip
    passages = list(read.objects(talks, PROV.wasDerivedFrom))
    sources = {
        str(read.value(passage, OA.hasSource)).removeprefix("urn:verbale:report:") for passage in passages
    }
    assert sources == {report_id("talks"), report_id("visit")}
    for passage in passages:
        if str(read.value(passage, OA.hasSource)).endswith(report_id("talks")):
            start, end, exact = (
                next(
                    value
                    for one in read.objects(passage, OA.hasSelector)
                    for value in read.objects(one, term)
                )
                for term in (OA.start, OA.end, OA.exact)
            )
            assert TALKS[int(str(start)) : int(str(end))] == str(exact)
    [data_set] = read.subjects(rdflib.RDF.type, SCHEMA.Dataset)
    assert "publicdomain" in str(read.value(data_set, SCHEMA.license))


def test_linked_data_names_who_said_what(export: Export) -> None:
    read = graph(export("jsonld", "statements"))
    [said] = read.subjects(rdflib.RDF.type, SCHEMA.Quotation)
    speaker = read.value(said, SCHEMA.creator)
    assert str(read.value(speaker, SCHEMA.name)) == "Ignazio Cassis"
    assert str(read.value(said, PROV.wasQuotedFrom)).endswith(report_id("talks"))


def test_the_context_is_in_the_file(export: Export) -> None:
    def fetch(url: str, _options: object) -> None:
        raise AssertionError(f"{url} was fetched")

    expanded = jsonld.expand(json.loads(export("jsonld")), {"documentLoader": fetch})
    types = {name for node in expanded for name in node.get("@type", ())}
    assert {"https://schema.org/Event", "https://schema.org/Quotation", "https://schema.org/Action"} <= types
    assert all(":" in name for node in expanded for name in node if not name.startswith("@"))


def test_the_network_reads_back(export: Export) -> None:
    read = networkx.read_graphml(io.BytesIO(export("graphml", licence="CC0-1.0")))
    assert dict(read.nodes(data="kind")) == {"CHE": "state", "NOR": "state", "UN": "organisation"}
    between = read.edges["CHE", "NOR"]
    assert (between["contacts"], between["meeting"], between["visit"]) == (2, 1, 1)
    assert (between["events_there"], between["goldstein_there"], between["events_back"]) == (1, -8.0, 0)
    assert (between["first"], between["last"]) == ("2019-03-04", "2019-05-01")
    assert read.graph["licence"] == "CC0-1.0"
    assert not read.is_directed()


def test_the_same_record_gives_the_same_bytes(export: Export) -> None:
    for name in ("ftm", "jsonld", "graphml"):
        assert export(name) == export(name)

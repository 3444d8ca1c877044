import pytest

from service.catalogue import Catalogue
from service.errors import InputError
from tests.reference.building import read

SPACES = (
    'xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" '
    'xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common" '
    'xmlns:generic="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic" '
    'xmlns:ss="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
NAMESPACE = "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=A:B(1.0):ObsLevelDim:TIME_PERIOD"
HEADER = (
    "<message:Header><message:ID>T</message:ID><message:Test>false</message:Test>"
    '<message:Prepared>2026-01-01T00:00:00</message:Prepared><message:Sender id="A"/>'
    f'<message:Structure structureID="S" namespace="{NAMESPACE}" dimensionAtObservation="TIME_PERIOD">'
    '<common:Structure><Ref agencyID="A" id="B" version="1.0" class="DataStructure"/></common:Structure>'
    "</message:Structure></message:Header>"
)
GENERIC = (
    f'<?xml version="1.0" encoding="UTF-8"?><message:GenericData {SPACES}>{HEADER}'
    '<message:DataSet action="Replace" structureRef="S"><generic:Series><generic:SeriesKey>'
    '<generic:Value id="FREQ" value="M"/><generic:Value id="REF_AREA" value="KZ"/>'
    '<generic:Value id="INDICATOR" value="exports"/></generic:SeriesKey>'
    '<generic:Attributes><generic:Value id="UNIT_MULT" value="6"/>'
    '<generic:Value id="UNIT_MEASURE" value="USD"/></generic:Attributes>'
    '<generic:Obs><generic:ObsDimension value="2023-01"/><generic:ObsValue value="5100.50"/>'
    '<generic:Attributes><generic:Value id="OBS_STATUS" value="P"/></generic:Attributes></generic:Obs>'
    '<generic:Obs><generic:ObsDimension value="2022-12"/><generic:ObsValue value="6200"/></generic:Obs>'
    "</generic:Series></message:DataSet></message:GenericData>"
)
SPECIFIC = (
    f'<?xml version="1.0" encoding="UTF-8"?><message:StructureSpecificData {SPACES} xmlns:ns1="{NAMESPACE}">'
    f'{HEADER}<message:DataSet ss:structureRef="S" xsi:type="ns1:DataSetType" '
    'ss:dataScope="DataStructure" action="Replace"><Series FREQ="M" REF_AREA="KZ" INDICATOR="exports" '
    'UNIT_MULT="6" UNIT_MEASURE="USD"><Obs TIME_PERIOD="2023-01" OBS_VALUE="5100.50" OBS_STATUS="P"/>'
    '<Obs TIME_PERIOD="2022-12" OBS_VALUE="6200" OBS_STATUS="A"/></Series></message:DataSet>'
    "</message:StructureSpecificData>"
)


@pytest.mark.parametrize("text", [GENERIC, SPECIFIC], ids=["generic", "structure-specific"])
def test_both_kinds_of_message_say_the_same(catalogue: Catalogue, text: str) -> None:
    series, contents = read(text, catalogue)
    assert contents.format == "sdmx-ml"
    assert series == {"M.exports.KAZ..USD.N...": "2022-12 6200e6 | 2023-01 5100.50e6 P"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GENERIC[:700], "no SDMX-ML that can be read"),
        (
            GENERIC.replace("?>", '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', 1),
            "document type",
        ),
        (
            GENERIC.partition("<generic:Series>")[0] + "</message:DataSet></message:GenericData>",
            "no observation",
        ),
        ("<html><body>Service unavailable</body></html>", "a web page, not data"),
        ("<!DOCTYPE html><title>Sign in</title>", "a web page, not data"),
        ("<rss/>", "no SDMX-ML"),
    ],
    ids=["cut short", "entities", "empty", "html", "doctype html", "other XML"],
)
def test_what_is_no_message_with_data_is_refused(catalogue: Catalogue, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(text, catalogue)

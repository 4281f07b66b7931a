"""Which IP addresses are of the public Internet."""

import pytest

from summarizer.readers.networks import is_public


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "1.1.1.1",
        "172.32.0.1",
        "100.128.0.1",
        "223.255.255.254",
        "2606:2800:21f:cb07::1",
        "2a00:1450:4009::200e",
        "2001:4860:4860::8888",
        "::ffff:93.184.215.14",
        "64:ff9b::5db8:d70e",
        "2002:5db8:d70e::1",
    ],
)
def test_those_of_the_internet_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("127.8.8.8", "loopback"),
        ("0.0.0.0", "unspecified"),
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "a provider's own"),
        ("100.100.100.200", "metadata of a cloud"),
        ("169.254.169.254", "metadata of most clouds"),
        ("168.63.129.16", "a cloud's own services"),
        ("192.0.0.192", "protocols' own"),
        ("192.0.2.1", "documentation"),
        ("198.18.0.1", "benchmarks"),
        ("224.0.0.1", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "broadcast"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("::7f00:1", "an IPv4 address in the old way"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local with a zone"),
        ("2606:2800:21f::1%eth0", "a zone is no part of the Internet"),
        ("fc00::1", "unique local"),
        ("fd00:ec2::254", "metadata of a cloud"),
        ("fec0::1", "site-local"),
        ("ff02::1", "multicast"),
        ("2001:db8::1", "documentation"),
        ("3fff::1", "documentation"),
        ("2001::1", "Teredo"),
        ("::ffff:127.0.0.1", "mapped loopback"),
        ("::ffff:a9fe:a9fe", "mapped metadata"),
        ("64:ff9b::a00:1", "translated private"),
        ("64:ff9b:1::a00:1", "a network's own translation"),
        ("2002:7f00:1::", "6to4 of loopback"),
        ("2002:c0a8:101::1", "6to4 of private"),
        ("press.example", "a name"),
        ("", "nothing"),
    ],
)
def test_all_others_are_not(address: str, kind: str) -> None:
    assert not is_public(address), kind

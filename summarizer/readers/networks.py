"""Which IP addresses are of the public Internet."""

import ipaddress

_IPv4 = ipaddress.IPv4Address

# Listed here and not asked of ``is_global``, whose answer differs between versions of Python.
_CLOSED_4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",
            "100.64.0.0/10",  # behind a provider's address translation
            "127.0.0.0/8",
            "168.63.129.16/32",  # a cloud's own services, though the range is public
            "169.254.0.0/16",  # link-local; metadata of most clouds
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, broadcast
        ),
    )
)
_OPEN_6 = ipaddress.IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    map(
        ipaddress.IPv6Network,
        (
            "2001::/23",  # Teredo, ORCHID and other protocols' own
            "2001:db8::/32",
            "3fff::/20",
        ),
    )
)
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_6TO4 = ipaddress.IPv6Network("2002::/16")


def is_public(address: str) -> bool:
    """Tell whether an IP address is of the public Internet.

    Not so are those of this machine, of private networks, of links, of groups, those that are
    reserved, and IPv6 addresses that stand for such an IPv4 address.

    Args:
        address: as the system writes it; a zone (``%eth0``) is no part of the Internet.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, _IPv4):
        return _is_public_4(parsed)
    if parsed.scope_id is not None:
        return False
    inner = _embedded(parsed)
    if inner is not None:
        return _is_public_4(inner)
    return parsed in _OPEN_6 and not any(parsed in network for network in _CLOSED_6)


def _is_public_4(address: ipaddress.IPv4Address) -> bool:
    return not any(address in network for network in _CLOSED_4)


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for, if it does."""
    if address in _MAPPED or address in _NAT64:
        return _IPv4(int(address) & 0xFFFF_FFFF)
    if address in _6TO4:
        return _IPv4((int(address) >> 80) & 0xFFFF_FFFF)
    return None

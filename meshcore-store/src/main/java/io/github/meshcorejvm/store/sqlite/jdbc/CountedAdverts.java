package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.interpret.SharedContact;

/** SQL about rows of {@code transmissions} that are adverts of their node. */
public final class CountedAdverts {

    /** Older files know the sender from the JSON only. */
    public static final String SENDER = """
            lower(coalesce(nullif(from_pubkey, ''),
              CASE WHEN json_valid(decoded_json) THEN json_extract(decoded_json, '$.pubKey') END))""";

    /** Condition: a packet that came only as a shared contact is not an advert of its node. */
    public static final String GENUINE =
            "(NOT ifnull(raw_hex GLOB '" + SharedContact.GLOB + "', 0) OR " + GenuineFrames.EXIST + ")";

    private CountedAdverts() {}
}

package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.interpret.SharedContact;

/** Distinguishes packets received only as shared contacts from packets whose first frame an older program kept. */
public final class GenuineFrames {

    /** SQL condition: the row {@code transmissions} has an observation whose frame is not a shared contact. */
    public static final String EXIST = "EXISTS (SELECT 1 FROM observations o WHERE o.transmission_id = transmissions.id"
            + " AND o.raw_hex <> '' AND NOT o.raw_hex GLOB '" + SharedContact.GLOB + "')";

    private GenuineFrames() {}
}

package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.interpret.SharedContact;

/** Tells packets that came as shared contacts only from those that an older program left the frame that came first. */
public final class GenuineFrames {

    /** Whether the row {@code transmissions} of a query has an observation with a frame that is no shared contact. */
    public static final String EXIST = "EXISTS (SELECT 1 FROM observations o WHERE o.transmission_id = transmissions.id"
            + " AND o.raw_hex <> '' AND NOT o.raw_hex GLOB '" + SharedContact.GLOB + "')";

    private GenuineFrames() {}
}

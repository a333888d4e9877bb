package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.interpret.SharedContact;

/** Tells packets that came as shared contacts only from those that an older program left the frame that came first. */
final class GenuineFrames {

    /** Whether the row {@code transmissions} of a query has an observation with a frame that is no shared contact. */
    static final String EXIST = "EXISTS (SELECT 1 FROM observations AS o WHERE o.transmission_id = transmissions.id"
            + " AND o.raw_hex <> '' AND o.raw_hex !~ '" + SharedContact.REGEX + "')";

    private GenuineFrames() {}
}

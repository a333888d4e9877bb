package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.interpret.SharedContact;

/** Distinguishes packets received only as shared contacts from packets whose first frame an older program kept. */
final class GenuineFrames {

    /** SQL condition: the row {@code transmissions} has an observation whose frame is not a shared contact. */
    static final String EXIST = "EXISTS (SELECT 1 FROM observations AS o WHERE o.transmission_id = transmissions.id"
            + " AND o.raw_hex <> '' AND o.raw_hex !~ '" + SharedContact.REGEX + "')";

    private GenuineFrames() {}
}

package io.github.meshcorejvm.store.testing;

import java.util.Locale;

/** The advert of A-hash-0001 of testdata/vectors/hash.jsonl. */
public final class SampleAdvert {

    /** What comes after header and path. */
    public static final String PAYLOAD = "B9D2206E14D099930DD80CCC46A44269BE9634B6EDD6EC3E37539D02A04374A03C9A3682B169"
            + "CBCD2E80BFFB3397FDFBEBE4ABD2C0E48C1BED15C968A6CA7D95BCC1335C604F9087DE98BAD64E46F304D17CBCFD247DFFA2963C"
            + "4696C883AE397C3FC88029";

    /** The frame, without hops. */
    public static final String FRAME = "1100" + PAYLOAD;

    /** The public key of the node. */
    public static final String KEY = PAYLOAD.substring(0, 64).toLowerCase(Locale.ROOT);

    /** The content hash. */
    public static final String HASH = "bbf6bf0c8cabd7ec";

    private SampleAdvert() {}
}

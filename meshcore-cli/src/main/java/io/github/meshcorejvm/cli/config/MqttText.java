package io.github.meshcorejvm.cli.config;

/** The texts that the MQTT library accepts as topic, user name or client id: fewer than MQTT allows. */
public final class MqttText {

    /** What is refused, for errors. */
    static final String REFUSED =
            "the MQTT library accepts no control characters, and none from U+FDD0 to U+FFFF (full-width letters, emoji"
                    + " selectors)";

    /** Everything above this in the basic plane is refused: emoji selectors, full-width letters, the byte order mark. */
    private static final char FIRST_REFUSED = '\uFDD0';

    private MqttText() {}

    /** Whether the library accepts all of it. */
    public static boolean isAccepted(String text) {
        return text.codePoints().allMatch(MqttText::isAccepted);
    }

    private static boolean isAccepted(int character) {
        if (Character.isISOControl(character)) {
            return false;
        }
        if (Character.isBmpCodePoint(character)) {
            return character < FIRST_REFUSED && !Character.isSurrogate((char) character);
        }
        return (character & 0xFFFE) != 0xFFFE;
    }

    /** Fails if the library would refuse {@code secret}, which is not shown. */
    static void require(String key, Secret secret) {
        if (!isAccepted(secret.reveal())) {
            throw new ConfigException(key + " has a character that cannot be sent: " + REFUSED);
        }
    }
}

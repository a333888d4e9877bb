package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.MqttText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The topic names that Paho accepts: fewer than MQTT allows, see its check of UTF-8 strings. */
final class TopicName {

    private static final byte DELETE = 0x7F;

    private TopicName() {}

    static boolean isValid(byte[] utf8) {
        return isPlain(utf8) || isValidText(utf8);
    }

    /** Whether it is not empty and all of it printable ASCII, as almost every name is. */
    private static boolean isPlain(byte[] utf8) {
        for (byte b : utf8) {
            if (b < ' ' || b == DELETE || b == '#' || b == '+') {
                return false;
            }
        }
        return utf8.length > 0;
    }

    private static boolean isValidText(byte[] utf8) {
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
        } catch (CharacterCodingException malformed) {
            return false;
        }
        return !text.isEmpty()
                && text.chars().noneMatch(c -> c == '#' || c == '+')
                && MqttText.isAccepted(text.toString());
    }
}

package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.AnonymousContent.RoomLogin;
import java.util.Objects;
import java.util.Optional;

/**
 * The plausible readings of a login.
 *
 * @param password of a repeater or sensor, if it is text
 * @param room the login to a room server, if its password is text and its time is plausible for a client
 */
public record LoginReadings(Optional<String> password, Optional<RoomLogin> room) {

    private static final String MALFORMED = "\uFFFD";
    /** 1 January 2020. */
    private static final long EARLIEST = 1_577_836_800L;

    private static final long DAY = 86_400;

    /** Refuses null. */
    public LoginReadings {
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(room, "room");
    }

    /** Reads a login both ways; if neither is plausible, it has both. */
    public static LoginReadings of(AnonymousContent content) {
        Optional<String> password = content.password().filter(text -> isText(text) && isEnd(content.data()));
        Optional<RoomLogin> room = content.roomLogin()
                .filter(login -> isText(login.password()))
                .filter(login -> password.isEmpty() || isTime(login.syncSinceSeconds(), content.timestampSeconds()));
        return password.isEmpty() && room.isEmpty()
                ? new LoginReadings(content.password(), content.roomLogin())
                : new LoginReadings(password, room);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "LoginReadings[password=" + (password.isPresent() ? "present" : "absent") + ", room=" + room + "]";
    }

    private static boolean isText(String text) {
        return !text.contains(MALFORMED) && text.chars().noneMatch(Character::isISOControl);
    }

    /** Whether only padding follows a text. */
    private static boolean isEnd(Bytes text) {
        int end = text.indexOf(0);
        return end < 0 || text.slice(end, text.size()).isZero();
    }

    private static boolean isTime(long since, long now) {
        return since == 0 || since >= EARLIEST && since <= now + DAY;
    }
}

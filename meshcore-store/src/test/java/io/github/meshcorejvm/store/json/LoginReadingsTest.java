package io.github.meshcorejvm.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.AnonymousContent.RoomLogin;
import org.junit.jupiter.api.Test;

class LoginReadingsTest {

    @Test
    void passwordsAreNotPrinted() {
        String password = "hunter22";
        LoginReadings repeater = LoginReadings.of(AnonymousContent.login(1_750_000_000L, password));
        LoginReadings room =
                LoginReadings.of(AnonymousContent.login(1_750_000_000L, new RoomLogin(1_740_000_000L, password)));
        assertThat(repeater.password()).contains(password);
        assertThat(room.room()).map(RoomLogin::password).contains(password);
        assertThat(repeater.toString()).doesNotContain(password);
        assertThat(room.toString()).doesNotContain(password);
    }
}

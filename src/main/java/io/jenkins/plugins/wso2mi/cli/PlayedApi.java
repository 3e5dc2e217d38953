package io.jenkins.plugins.wso2mi.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API server of a rehearsal, played on loopback as far as {@link PlayedRelease} goes. */
final class PlayedApi implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern WEB_SOCKET = Pattern.compile("(?i)\r\nsec-websocket-key: *(\\S+)");
    /** RFC 6455, 1.3. */
    private static final String WEB_SOCKET_ID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;

    private final ServerSocket door;

    /** Opens it. */
    PlayedApi() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        begin(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "mictl plays an API server");
        thread.setDaemon(true);
        thread.start();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                begin(() -> serve(guest));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Socket guest) {
        try (guest;
                InputStream in = new BufferedInputStream(guest.getInputStream());
                DataOutputStream out = new DataOutputStream(guest.getOutputStream())) {
            while (true) {
                String head = head(in);
                Matcher length = LENGTH.matcher(head);
                in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
                answer(head, in, out);
            }
        } catch (IOException | GeneralSecurityException e) {
            // the guest has left
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    private static void answer(String head, InputStream in, DataOutputStream out)
            throws IOException, GeneralSecurityException {
        String request = head.substring(0, head.indexOf("\r\n")).toLowerCase(Locale.ROOT);
        Matcher key = WEB_SOCKET.matcher(head);
        if (key.find()) {
            watch(request, key.group(1), in, out);
            throw new EOFException();
        }
        byte[] body = PlayedRelease.answer(request).getBytes(UTF_8);
        String line =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        out.write(line.getBytes(ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private static void watch(String request, String key, InputStream in, DataOutputStream out)
            throws IOException, GeneralSecurityException {
        byte[] sign = MessageDigest.getInstance("SHA-1").digest((key + WEB_SOCKET_ID).getBytes(ISO_8859_1));
        String line = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(sign) + "\r\n\r\n";
        out.write(line.getBytes(ISO_8859_1));
        List<String> events = PlayedRelease.watched(request);
        for (String event : events) {
            frame(TEXT, event.getBytes(UTF_8), out);
        }
        // whatever the guest says in a watch is that he leaves
        in.read();
        frame(CLOSE, new byte[0], out);
    }

    private static void frame(int kind, byte[] content, DataOutputStream out) throws IOException {
        out.writeByte(kind);
        if (content.length < 126) {
            out.writeByte(content.length);
        } else {
            out.writeByte(126);
            out.writeShort(content.length);
        }
        out.write(content);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}

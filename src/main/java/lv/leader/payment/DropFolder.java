package lv.leader.payment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import lv.leader.outbox.NotSentException;

/** A folder from which the Treasury's client takes files: a file appears there whole or not at all. */
record DropFolder(Path folder) implements Treasury {

    @Override
    public void take(String key, String name, byte[] file) {
        Path unfinished = folder.resolve("." + name + ".part");
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                channel.write(ByteBuffer.wrap(file));
                channel.force(true);
            }
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new NotSentException("folder " + folder, e);
        }
    }
}

package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Instruction;
import java.util.List;

/**
 * A part of a Dockerfile that makes an image: FROM and what follows.
 *
 * @param from the FROM
 * @param base the image or the stage that it begins with, variables replaced; empty if that could not be found out
 * @param name by which other stages call it; empty if it has none
 * @param instructions those after FROM
 */
record Stage(Instruction from, String base, String name, List<Instruction> instructions) {
    Stage {
        instructions = List.copyOf(instructions);
    }
}

/**
 * The coordinator's line to a door. `none`: the door has no coordinator. `down`: no line, or the coordinator has not let the door in.
 * `up`: a line, but Graph's notifications of the room do not arrive. `push`: they do, and the coordinator says when the room changed (D4).
 */
export type LineState = 'none' | 'down' | 'up' | 'push';

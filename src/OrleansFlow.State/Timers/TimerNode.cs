namespace OrleansFlow.State.Timers;

/// <summary>A time and the place of its timer in the table.</summary>
/// <param name="Time">The time, as a number without sign in the same order.</param>
/// <param name="Index">The place.</param>
/// <param name="Ticket">Tells the timer from another one that has its place in the table since.</param>
internal readonly record struct TimerNode(ulong Time, int Index, int Ticket);

namespace OrleansFlow.Samples.ClickSessions;

/// <summary>The clicks of a user between two pauses.</summary>
/// <param name="User">The user.</param>
/// <param name="Start">Time of the first click, ms since 1970.</param>
/// <param name="End">Time of the last click, ms since 1970.</param>
/// <param name="Clicks">How many there were.</param>
/// <param name="Pages">On how many different pages.</param>
public readonly record struct Session(string User, long Start, long End, int Clicks, int Pages);

namespace OrleansFlow.Samples.ClickSessions;

/// <summary>A click of a user.</summary>
/// <param name="User">The user.</param>
/// <param name="Time">When, ms since 1970.</param>
/// <param name="Page">What was asked for.</param>
public readonly record struct Click(string User, long Time, string Page);

namespace OrleansFlow.Samples.FraudDetector;

/// <summary>A rule that was broken.</summary>
/// <param name="Account">The account.</param>
/// <param name="Time">Time of the transaction that broke it, ms since 1970.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Sum">What the account had paid within the rule's time, in cents.</param>
public readonly record struct Alert(string Account, long Time, string Rule, long Sum);

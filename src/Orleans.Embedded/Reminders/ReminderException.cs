namespace Orleans.Runtime;

/// <summary>A reminder could not be registered or removed.</summary>
/// <param name="message">What failed.</param>
[Serializable]
[GenerateSerializer]
public sealed class ReminderException(string message) : OrleansException(message);

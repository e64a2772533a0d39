namespace OrleansFlow.Cli;

/// <summary>A command cannot do what it was asked for; the message is what the user reads.</summary>
internal sealed class CommandException(string message, Exception? innerException = null) : Exception(message, innerException);

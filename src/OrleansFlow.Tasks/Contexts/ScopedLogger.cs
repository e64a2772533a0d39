using Microsoft.Extensions.Logging;

namespace OrleansFlow.Tasks.Contexts;

/// <summary>Puts a scope around each message: a task changes threads, so a scope cannot be opened once for all.</summary>
/// <param name="inner">The logger.</param>
/// <param name="scope">The scope.</param>
internal sealed class ScopedLogger(ILogger inner, KeyValuePair<string, object?>[] scope) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (inner.IsEnabled(logLevel))
        {
            using IDisposable? opened = inner.BeginScope(scope);
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}

namespace Orleans.Serialization.Invocation;

/// <summary>The outcome of a call.</summary>
public abstract class Response : IDisposable
{
    /// <summary>Success without a result.</summary>
    public static Response Completed { get; } = new CompletedResponse();

    /// <summary>The exception; null for success.</summary>
    public abstract Exception? Exception { get; set; }

    /// <summary>The result; null when there is none.</summary>
    public abstract object? Result { get; set; }

    /// <summary>Success with a result.</summary>
    public static Response FromResult<TResult>(TResult value) => new Response<TResult> { TypedResult = value };

    /// <summary>Failure.</summary>
    public static Response FromException(Exception exception) => new ExceptionResponse { Exception = exception };

    /// <summary>The result, or the exception is thrown.</summary>
    public abstract T GetResult<T>();

    /// <summary>The type of the result when it is known.</summary>
    public virtual Type? GetSimpleResultType() => null;

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <inheritdoc/>
    public override string ToString() => Exception is { } exception ? exception.ToString() : Result?.ToString() ?? "[null]";
}

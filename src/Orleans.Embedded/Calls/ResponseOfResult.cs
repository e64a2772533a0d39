namespace Orleans.Serialization.Invocation;

/// <summary>Success with a typed result.</summary>
public class Response<TResult> : Response
{
    /// <summary>The result.</summary>
    public TResult? TypedResult { get; set; }

    /// <inheritdoc/>
    public override Exception? Exception
    {
        get => null;
        set => throw new InvalidOperationException($"Cannot set {nameof(Exception)} property on {GetType()}.");
    }

    /// <inheritdoc/>
    public override object? Result
    {
        get => TypedResult;
        set => TypedResult = (TResult?)value;
    }

    /// <inheritdoc/>
    public override Type GetSimpleResultType() => typeof(TResult);

    /// <inheritdoc/>
    public override T GetResult<T>() => this is Response<T> same ? same.TypedResult! : (T)(object)TypedResult!;

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}

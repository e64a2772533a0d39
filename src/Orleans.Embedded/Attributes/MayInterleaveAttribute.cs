namespace Orleans.Concurrency;

/// <summary>A static predicate of the class says which requests may interleave.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayInterleaveAttribute : Attribute
{
    /// <summary>Names the predicate: <c>static bool Name(IInvokable request)</c>.</summary>
    public MayInterleaveAttribute(string callbackMethodName) => CallbackMethodName = callbackMethodName;

    internal string CallbackMethodName { get; }
}

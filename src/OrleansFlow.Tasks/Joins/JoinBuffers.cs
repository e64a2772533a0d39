namespace OrleansFlow.Tasks.Joins;

/// <summary>The records of both sides of one key that others may still join.</summary>
/// <typeparam name="T1">Type of the left records.</typeparam>
/// <typeparam name="T2">Type of the right records.</typeparam>
internal sealed class JoinBuffers<T1, T2>
{
    /// <summary>The left records.</summary>
    public JoinBuffer<T1> Left = new();

    /// <summary>The right records.</summary>
    public JoinBuffer<T2> Right = new();

    /// <summary>The watermark by which records were dropped last.</summary>
    public long Watermark = long.MinValue;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Left.Count == 0 && Right.Count == 0;
}

using OrleansFlow.Types;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Joins;

/// <summary>Writes the records of a key as two lists, so that they evolve as those do.</summary>
/// <typeparam name="T1">Type of the left records.</typeparam>
/// <typeparam name="T2">Type of the right records.</typeparam>
internal sealed class JoinBuffersSerializer<T1, T2>(TypeRegistry types) : TypeSerializer<JoinBuffers<T1, T2>>
{
    private readonly TypeSerializer<T1> _left = types.For<T1>();
    private readonly TypeSerializer<T2> _right = types.For<T2>();

    /// <summary>The lists as they are written.</summary>
    public TypeSerializer<(TimestampedValue<T1>[] Left, TimestampedValue<T2>[] Right)> Lists { get; } = types.For<(TimestampedValue<T1>[], TimestampedValue<T2>[])>();

    public override TypeSchema Schema => Lists.Schema;

    public override bool IsImmutable => false;

    /// <summary>Makes buffers of lists that were read.</summary>
    public static JoinBuffers<T1, T2> Of((TimestampedValue<T1>[] Left, TimestampedValue<T2>[] Right) lists)
    {
        var buffers = new JoinBuffers<T1, T2>();
        foreach ((T1 value, long timestamp) in lists.Left)
        {
            buffers.Left.Add(value, timestamp);
        }

        foreach ((T2 value, long timestamp) in lists.Right)
        {
            buffers.Right.Add(value, timestamp);
        }

        return buffers;
    }

    public override void Serialize(JoinBuffers<T1, T2> value, ref DataWriter writer) => Lists.Serialize((value.Left.Items.ToArray(), value.Right.Items.ToArray()), ref writer);

    public override JoinBuffers<T1, T2> Deserialize(ref DataReader reader) => Of(Lists.Deserialize(ref reader));

    public override JoinBuffers<T1, T2> Copy(JoinBuffers<T1, T2> value) => new() { Left = value.Left.Copy(_left), Right = value.Right.Copy(_right), Watermark = value.Watermark };
}

using OrleansFlow.Types;

namespace OrleansFlow.Capture;

/// <summary>A value in the form of a text.</summary>
internal sealed class TextLeaf<T>(byte code, Func<T, string> format, Func<string, T> parse) : LeafCodec(code, typeof(T))
    where T : notnull
{
    public override void Write(object value, ref DataWriter writer) => writer.WriteString(format((T)value));

    public override object Read(ref DataReader reader)
    {
        long position = reader.Position;
        string? text = reader.ReadString();
        try
        {
            return parse(text ?? throw new FormatException("There is no text."));
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or IndexOutOfRangeException)
        {
            throw new CorruptDataException(position, $"a {typeof(T).Name}, found '{text}'", e);
        }
    }
}

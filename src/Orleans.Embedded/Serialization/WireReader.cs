using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Orleans.Embedded;

/// <summary>Reads what <see cref="WireWriter"/> wrote. Every length is checked against the bytes that are left before anything is allocated.</summary>
internal sealed class WireReader
{
    private readonly List<object?> _references = [];
    private readonly ReadOnlyMemory<byte> _source;
    private readonly ReadOnlyMemory<byte> _table;
    private Type[]? _types;
    private int _position = 4;

    public WireReader(ReadOnlyMemory<byte> source, IReferenceSource? references)
    {
        References = references;
        var end = source.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(source.Span);
        if (end < 4 || end >= source.Length)
        {
            throw new SerializerException($"truncated or foreign data: {source.Length} bytes");
        }

        _source = source[..end];
        _table = source[end..];
    }

    // Reads the table of types.
    private WireReader(ReadOnlyMemory<byte> table)
    {
        _source = table;
        _position = 0;
    }

    public IReferenceSource? References { get; }

    public int Position => _position;

    private int Left => _source.Length - _position;

    public ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)Left)
        {
            throw new SerializerException($"truncated data: {count} bytes expected at position {_position}, {Left} left");
        }

        var span = _source.Span.Slice(_position, count);
        _position += count;
        return span;
    }

    public byte ReadByte() => Take(1)[0];

    public ulong ReadVarUInt()
    {
        ulong result = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var b = ReadByte();
            result |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return result;
            }
        }

        throw new SerializerException($"corrupt integer at position {_position}");
    }

    public long ReadVarInt()
    {
        var raw = ReadVarUInt();
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    public ulong ReadFixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public uint ReadFixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public T ReadBlittable<T>()
        where T : unmanaged => MemoryMarshal.Read<T>(Take(Marshal32<T>.Size));

    /// <summary>A number of elements, each of which takes at least so many bytes.</summary>
    public int ReadCount(int leastBytes = 1)
    {
        var count = ReadVarUInt();
        if (count > (ulong)(leastBytes == 0 ? int.MaxValue : Left / leastBytes))
        {
            throw new SerializerException($"corrupt length {count} at position {_position}, {Left} bytes left");
        }

        return (int)count;
    }

    public ReadOnlySpan<byte> ReadSpan() => Take(ReadCount());

    public string? ReadString()
    {
        var head = ReadVarUInt();
        if (head == 0)
        {
            return null;
        }

        if ((head & 1) == 1)
        {
            return Encoding.UTF8.GetString(Take(checked((int)(head >> 1))));
        }

        var units = checked((int)((head - 2) >> 1));
        return new string(MemoryMarshal.Cast<byte, char>(Take(checked(units * 2))));
    }

    public Type ReadType()
    {
        _types ??= ReadTable(new WireReader(_table));
        var index = ReadVarUInt();
        return index < (ulong)_types.Length ? _types[index] : throw new SerializerException($"corrupt type number {index} at position {_position}");
    }

    /// <summary>Reads the number, length and references of a member.</summary>
    public (ulong Key, int End, int References) ReadMember()
    {
        var key = ReadVarUInt();
        var length = (int)ReadFixed32();
        var count = (int)ReadFixed32();
        if ((uint)length > (uint)Left || (uint)count > (uint)length)
        {
            throw new SerializerException($"corrupt length {length} of a member at position {_position}, {Left} bytes left");
        }

        return (key, _position + length, count);
    }

    /// <summary>Skips a member that the reading type does not have.</summary>
    public void Skip(int end, int references)
    {
        _position = end;
        for (var i = 0; i < references; i++)
        {
            ReserveReference();
        }
    }

    /// <summary>Keeps a number for an object that is about to be read.</summary>
    public int ReserveReference()
    {
        _references.Add(null);
        return _references.Count - 1;
    }

    public void SetReference(int slot, object value) => _references[slot] = value;

    public object GetReference(int slot) =>
        (uint)slot < (uint)_references.Count && _references[slot] is { } value ? value : throw new SerializerException($"corrupt reference {slot} at position {_position}");

    private static Type[] ReadTable(WireReader reader)
    {
        var types = new Type[reader.ReadCount()];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = TypeNames.TypeOf(reader.ReadString() ?? throw new SerializerException("corrupt type name"));
        }

        return types;
    }
}

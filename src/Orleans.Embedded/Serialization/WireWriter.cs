using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Orleans.Embedded;

/// <summary>
/// Writes values as bytes. Integers are variable-length; objects carry a marker (null, seen before, exactly the expected type, other type)
/// so that references, cycles and polymorphism survive. One writer serves one message: references are tracked within it.
/// </summary>
internal sealed class WireWriter
{
    private const int HeaderSize = 4;
    private const int LinearReferences = 12;
    private readonly List<object> _references = [];
    private readonly List<Type> _types = [];
    private Dictionary<object, int>? _referenceIndex;
    private byte[] _buffer = new byte[256];
    private int _position = HeaderSize;
    private int _tracked;

    /// <summary>The bytes: the position of the table of types, the values, the table of types.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer, _position);
        WriteVarUInt((uint)_types.Count);
        foreach (var type in _types)
        {
            WriteString(TypeNames.NameOf(type));
        }

        return _buffer.AsSpan(0, _position);
    }

    public byte[] ToArray() => Finish().ToArray();

    public void Reset()
    {
        _position = HeaderSize;
        _tracked = 0;
        _references.Clear();
        _types.Clear();
        _referenceIndex = null;
        if (_buffer.Length > 1 << 20)
        {
            _buffer = new byte[256];
        }
    }

    public Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _position < count)
        {
            Array.Resize(ref _buffer, Math.Max(checked(_position + count), _buffer.Length * 2));
        }

        var span = _buffer.AsSpan(_position, count);
        _position += count;
        return span;
    }

    public void WriteByte(byte value)
    {
        if (_position == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        _buffer[_position++] = value;
    }

    public void WriteVarUInt(ulong value)
    {
        while (value >= 0x80)
        {
            WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        WriteByte((byte)value);
    }

    public void WriteVarInt(long value) => WriteVarUInt((ulong)((value << 1) ^ (value >> 63)));

    public void WriteFixed64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Reserve(8), value);

    public void WriteFixed32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Reserve(4), value);

    public void WriteBlittable<T>(T value)
        where T : unmanaged => MemoryMarshal.Write(Reserve(Marshal32<T>.Size), in value);

    public void WriteSpan(ReadOnlySpan<byte> value)
    {
        WriteVarUInt((uint)value.Length);
        value.CopyTo(Reserve(value.Length));
    }

    public void WriteString(string? value)
    {
        if (value is null)
        {
            WriteVarUInt(0);
            return;
        }

        var count = Encoding.UTF8.GetByteCount(value);
        if (count == value.Length)
        {
            WriteVarUInt(((ulong)count << 1) + 1);
            Encoding.UTF8.GetBytes(value, Reserve(count));
            return;
        }

        // UTF-16 keeps lone surrogates, which UTF-8 would replace.
        WriteVarUInt(((ulong)value.Length << 1) + 2);
        MemoryMarshal.AsBytes(value.AsSpan()).CopyTo(Reserve(value.Length * 2));
    }

    public void WriteType(Type type)
    {
        var index = _types.IndexOf(type);
        if (index < 0)
        {
            index = _types.Count;
            _types.Add(type);
        }

        WriteVarUInt((uint)index);
    }

    /// <summary>Begins a member that a reader may have to skip: its number, then room for its length and the number of its references.</summary>
    public (int Position, int Tracked) BeginMember(ulong key)
    {
        WriteVarUInt(key);
        Reserve(8);
        return (_position, _tracked);
    }

    public void EndMember((int Position, int Tracked) start)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start.Position - 8), _position - start.Position);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start.Position - 4), _tracked - start.Tracked);
    }

    /// <summary>The number under which the object was written; else -1, and the object has the next number from now on.</summary>
    public int Track(object value)
    {
        if (_referenceIndex is null)
        {
            for (var i = 0; i < _references.Count; i++)
            {
                if (ReferenceEquals(_references[i], value))
                {
                    return i;
                }
            }

            _references.Add(value);
            _tracked++;
            if (_references.Count > LinearReferences)
            {
                _referenceIndex = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
                for (var i = 0; i < _references.Count; i++)
                {
                    _referenceIndex[_references[i]] = i;
                }
            }

            return -1;
        }

        if (_referenceIndex.TryGetValue(value, out var known))
        {
            return known;
        }

        _referenceIndex[value] = _referenceIndex.Count;
        _tracked++;
        return -1;
    }
}

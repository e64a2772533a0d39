namespace Orleans.Embedded;

/// <summary>
/// The serialized members of a type. Each is written with its number and length, so that a reader whose type has other members
/// skips those it does not know and leaves at their defaults those that are missing.
/// </summary>
internal sealed class MemberList<T>(SerializedMember[] members) : IMemberList
{
    private readonly MemberCodec<T>[] _codecs = [.. members.Select(m => MemberCodec<T>.Create(m.Member))];
    private readonly ulong[] _keys = [.. members.Select(m => m.Key)];

    public void Copy(ref T source, ref T target, CopyContext context)
    {
        foreach (var codec in _codecs)
        {
            codec.Copy(ref source, ref target, context);
        }
    }

    public void Write(WireWriter writer, ref T owner)
    {
        writer.WriteVarUInt((uint)_codecs.Length);
        for (var i = 0; i < _codecs.Length; i++)
        {
            var start = writer.BeginMember(_keys[i]);
            _codecs[i].Write(writer, ref owner);
            writer.EndMember(start);
        }
    }

    public void Read(WireReader reader, ref T owner)
    {
        var expected = 0;
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var (key, end, references) = reader.ReadMember();
            var index = expected < _keys.Length && _keys[expected] == key ? expected : Array.IndexOf(_keys, key);
            if (index < 0)
            {
                reader.Skip(end, references);
                continue;
            }

            _codecs[index].Read(reader, ref owner);
            if (reader.Position != end)
            {
                throw new SerializerException($"member {key >> 6} of {typeof(T)} was written with another type: {end - reader.Position} bytes left");
            }

            expected = index + 1;
        }
    }

    public void Write(WireWriter writer, object owner)
    {
        var typed = (T)owner;
        Write(writer, ref typed);
    }

    public void Read(WireReader reader, object owner)
    {
        var typed = (T)owner;
        Read(reader, ref typed);
    }
}

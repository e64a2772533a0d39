using OrleansFlow.Types;

namespace OrleansFlow.Capture;

internal sealed partial class CaptureReader
{
    private string ReadName(ref DataReader reader)
    {
        long position = reader.Position;
        uint id = reader.ReadVarUInt32();
        if (id == 0)
        {
            string name = reader.ReadString() ?? throw new CorruptDataException(position, "a name");
            _names.Add(name);
            return name;
        }

        return id <= (uint)_names.Count ? _names[(int)id - 1] : throw new CorruptDataException(position, $"one of {_names.Count} names, found {id}");
    }

    private Type ReadType(ref DataReader reader)
    {
        long position = reader.Position;
        byte tag = reader.ReadByte();
        if (tag == TypeHandleTags.Known)
        {
            uint id = reader.ReadVarUInt32();
            return id < (uint)_types.Count ? _types[(int)id] : throw new CorruptDataException(position, $"one of {_types.Count} types, found {id}");
        }

        if (++_typeDepth > TypeHandleTags.MaxDepth)
        {
            throw new CorruptDataException(position, $"at most {TypeHandleTags.MaxDepth} levels of type arguments");
        }

        Type type;
        switch (tag)
        {
            case TypeHandleTags.Named:
                string assembly = ReadName(ref reader);
                type = resolver.Resolve(assembly, ReadName(ref reader));
                break;
            case TypeHandleTags.Vector:
                Type element = ReadType(ref reader);
                type = Construct(position, element.MakeArrayType);
                break;
            case TypeHandleTags.Array:
                int rank = reader.ReadByte();
                Type item = ReadType(ref reader);
                type = Construct(position, () => item.MakeArrayType(rank));
                break;
            case TypeHandleTags.Generic:
                Type definition = ReadType(ref reader);
                if (!definition.IsGenericTypeDefinition)
                {
                    throw new CorruptDataException(position, $"a generic type, found {definition}");
                }

                var arguments = new Type[definition.GetGenericArguments().Length];
                for (int i = 0; i < arguments.Length; i++)
                {
                    arguments[i] = ReadType(ref reader);
                }

                type = Construct(position, () => definition.MakeGenericType(arguments));
                break;
            default:
                throw new CorruptDataException(position, $"the kind of a type, found {tag}");
        }

        _typeDepth--;
        _types.Add(type);
        return type;
    }
}

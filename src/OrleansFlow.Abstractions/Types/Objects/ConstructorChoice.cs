using System.Reflection;

namespace OrleansFlow.Types;

/// <summary>Chooses the constructor of a class or struct.</summary>
internal static class ConstructorChoice
{
    /// <summary>
    /// The one without parameters when all members can be set afterwards; else the one with the most parameters of those whose
    /// parameters all have the name and type of a member, or a default, and that take every member without a setter; public ones first.
    /// </summary>
    /// <returns>The constructor; null when there is none, or for a struct that needs none.</returns>
    public static ConstructorInfo? Find(Type type, List<MemberShape> members)
    {
        ConstructorInfo[] all = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        if (members.TrueForAll(member => member.CanSet))
        {
            ConstructorInfo? empty = Array.Find(all, constructor => constructor.GetParameters().Length == 0);
            if (empty is not null || type.IsValueType)
            {
                return empty;
            }
        }

        return all.Where(constructor => Fits(constructor, members))
            .OrderByDescending(constructor => constructor.IsPublic)
            .ThenByDescending(constructor => constructor.GetParameters().Length)
            .ThenBy(constructor => constructor.MetadataToken)
            .FirstOrDefault();
    }

    /// <summary>The index of the member that a parameter sets, or −1.</summary>
    public static int MemberOf(ParameterInfo parameter, IReadOnlyList<MemberShape> members)
    {
        for (int i = 0; i < members.Count; i++)
        {
            if (members[i].Type == parameter.ParameterType && members[i].Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Fits(ConstructorInfo constructor, List<MemberShape> members)
    {
        ParameterInfo[] parameters = constructor.GetParameters();
        int[] taken = [.. parameters.Select(parameter => MemberOf(parameter, members))];
        return parameters.Zip(taken).All(pair => pair.Second >= 0 || pair.First.HasDefaultValue)
            && Enumerable.Range(0, members.Count).All(i => members[i].CanSet || taken.Contains(i));
    }
}

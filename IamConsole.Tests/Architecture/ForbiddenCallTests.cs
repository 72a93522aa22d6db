using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using IamConsole.Core.Operations;

namespace IamConsole.Tests.Architecture;

/// <summary>Calls that no code of ours may make, read from what the compiler wrote.</summary>
public sealed class ForbiddenCallTests
{
    private static readonly HashSet<string> Forbidden =
    [
        "System.DateTime.get_UtcNow",
        "System.DateTime.get_Now",
        "System.DateTime.get_Today",
        "System.DateTimeOffset.get_UtcNow",
        "System.DateTimeOffset.get_Now",
        "System.Threading.Thread.Sleep",
        "Microsoft.AspNetCore.Components.MarkupString..ctor",
        "Microsoft.AspNetCore.Components.MarkupString.op_Explicit",
    ];

    public static TheoryData<string> Assemblies => [typeof(IamOperation).Assembly.Location, typeof(IIamClient).Assembly.Location, typeof(ForbiddenCallTests).Assembly.Location];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Time_comes_from_a_TimeProvider_nothing_sleeps_and_no_text_becomes_markup(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();

        var called = metadata.MemberReferences.Select(metadata.GetMemberReference).Select(member => NameOf(metadata, member)).ToList();

        Assert.NotEmpty(called);
        Assert.DoesNotContain(called, Forbidden.Contains);
    }

    [Fact]
    public void Nobody_is_signed_in_by_a_passkey_alone()
    {
        using var file = new PEReader(File.OpenRead(typeof(IIamClient).Assembly.Location));
        var metadata = file.GetMetadataReader();

        var called = metadata.MemberReferences.Select(member => metadata.GetString(metadata.GetMemberReference(member).Name)).ToList();

        Assert.Contains("PerformAssertionAsync", called);
        Assert.DoesNotContain("PasskeySignInAsync", called);
    }

    private static string NameOf(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind is not HandleKind.TypeReference)
        {
            return "";
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
    }
}

namespace IamConsole.Tests.Architecture;

/// <summary>Nothing but the gateway touches an account's data: pages, sign-in and the endpoint have no way to the store.</summary>
public sealed class OneDoorTests
{
    // Start-up opens the database, fills a new one, and knows the way around the door; nobody else does.
    private static readonly string[] StartUp = ["IamConsole.Hosting", "IamConsole.CommandLine", "IamConsole.SampleData"];

    private static readonly string[] Forbidden =
    [
        "IamConsole.Core.Storage.",
        "Microsoft.EntityFrameworkCore.",
        "Microsoft.Data.Sqlite.",
    ];

    private static readonly IReadOnlyList<Use> OfTheApplication =
        [.. Houses.Uses.Where(use => use.FromNamespace.StartsWith("IamConsole", StringComparison.Ordinal) && Floors.RoomOf(use.FromNamespace) is null)];

    [Fact]
    public void No_page_component_or_endpoint_uses_the_store()
    {
        Assert.NotEmpty(OfTheApplication);
        Assert.Empty(OfTheApplication
            .Where(use => !StartUp.Any(room => IsIn(use.FromNamespace, room)) && Forbidden.Any(prefix => use.To.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(use => use.ToString()));
    }

    [Fact]
    public void No_component_uses_the_accessor_of_an_HTTP_context_that_a_circuit_does_not_have() =>
        Assert.Empty(OfTheApplication
            .Where(use => IsIn(use.FromNamespace, "IamConsole.Components") && use.To == "Microsoft.AspNetCore.Http.IHttpContextAccessor")
            .Select(use => use.ToString()));

    [Fact]
    public void No_component_goes_to_the_gateway_around_the_client() =>
        Assert.Empty(OfTheApplication
            .Where(use => IsIn(use.FromNamespace, "IamConsole.Components") && use.To == "IamConsole.Core.Operations.IamGateway")
            .Select(use => use.ToString()));

    private static bool IsIn(string ns, string room) => ns == room || ns.StartsWith(room + ".", StringComparison.Ordinal);
}

using IamConsole.SignIn;

namespace IamConsole.Tests.SignIn;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/users")]
    [InlineData("/users/alice?tab=tags&x=//y#top")]
    [InlineData("/policies/arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FAdministratorAccess")]
    [InlineData("/sign-inside")]
    public void A_page_of_this_console_is_kept(string address) => Assert.Equal(address, LocalPath.OrDashboard(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("users")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("/users\\..\\x")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/users\r\nSet-Cookie: a=b")]
    [InlineData(" /users")]
    [InlineData("/users?search=é")]
    [InlineData("/users\u2028")]
    [InlineData("/sign-in")]
    [InlineData("/Sign-In/root?x=1")]
    [InlineData("/signin/example-corp")]
    [InlineData("/sign-out")]
    [InlineData("/change-password#x")]
    public void Everything_else_becomes_the_dashboard(string? address) => Assert.Equal("/", LocalPath.OrDashboard(address));

    [Fact]
    public void An_endless_address_becomes_the_dashboard() => Assert.Equal("/", LocalPath.OrDashboard("/" + new string('a', 5000)));
}
